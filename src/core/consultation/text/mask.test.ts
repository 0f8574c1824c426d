import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familyName, MASK, maskedText } from './mask.ts';

test('contacts and the name of who wrote are taken out, wherever they stand', () => {
  const rows = [
    ['打13800001111找我', `打${MASK}找我`],
    ['电话：138-0000-1111，谢谢', `电话：${MASK}，谢谢`],
    ['+86 13800001111', MASK],
    ['座机0734-8221234', `座机${MASK}`],
    ['身份证430401199001011234', `身份证${MASK}`],
    ['写信到 some.one@mail.example', `写信到 ${MASK}`],
    ['微信号：abc_12345', `微信号：${MASK}`],
    ['我是何秀兰，何秀兰住在常宁', `我是${MASK}，${MASK}住在常宁`],
  ] as const;
  for (const [text, masked] of rows) assert.equal(maskedText(text, ['何秀兰']), masked);
});

test('figures of the matter stay', () => {
  for (const text of [
    '到2030年达到6.5%',
    '投资1380000万元',
    '每千人3.6人',
    '第15个五年',
    '编号20260001',
    '65岁以上100000人',
  ])
    assert.equal(maskedText(text, []), text);
});

test('a name of one character takes nothing out: it would tear other words', () => {
  assert.equal(maskedText('何必修路', ['何']), '何必修路');
});

test('phones in every writing, and handles, are masked; a long dash is a dash', () => {
  for (const contact of ['138-0000-1111', '138 0000 1111', '+8613800001111', '0734—8221234', '0734-8888888'])
    assert.equal(maskedText(`请打${contact}。`, []), `请打${MASK}。`, contact);
  assert.equal(maskedText('微信号：abc_12345，QQ：12345678', []), `微信号：${MASK}，QQ：${MASK}`);
});

test('the longer of two names goes first, and a word that stands for many is nobody’s name', () => {
  assert.equal(maskedText('何秀兰和何秀说的', ['何秀', '何秀兰']), `${MASK}和${MASK}说的`);
  assert.equal(maskedText('群众和企业都说好', ['群众', '企业', ' ']), '群众和企业都说好');
  assert.deepEqual([familyName('凌小雨'), familyName('欧阳平')], ['凌**', '欧**']);
});
